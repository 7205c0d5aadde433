package lab.node;

import java.nio.file.Path;

/** What every daemon needs to know: the lab's name, its files, its addresses, and the folder of programs. */
public record NodeSettings(String name, Folders folders, Addresses addresses, Path programs) {
    public String program(String name) {
        return programs.resolve(name).toString();
    }
}
