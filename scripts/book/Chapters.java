package book;

import base.Reason;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The chapters in a folder, in the order of their numbers. */
public final class Chapters {
    private final List<Chapter> all;

    private Chapters(List<Chapter> all) {
        this.all = all;
    }

    /** Every notebook of a folder whose name starts with two digits; a UserError when there is no such folder. */
    public static Chapters in(Path folder) {
        try (var files = Files.list(folder)) {
            return new Chapters(
                    files.filter(file -> file.getFileName().toString().matches("\\d\\d-.*(?<!\\.failed)\\.ipynb"))
                            .map(Chapter::new)
                            .sorted()
                            .toList());
        } catch (IOException cause) {
            throw new UserError(
                    "Cannot read the chapters in " + folder + " (" + Reason.of(cause) + ")",
                    "run 'scripts/demo book run' first, or fetch the clone again.",
                    cause);
        }
    }

    /** All of them. */
    public List<Chapter> all() {
        return all;
    }

    /**
     * The chapters somebody named, each by number or name, in the order of the book; all when none is named.
     *
     * @throws UserError when a name fits no chapter
     */
    public List<Chapter> named(List<String> said) {
        said.forEach(this::mustExist);
        return said.isEmpty()
                ? all
                : all.stream()
                        .filter(chapter -> said.stream().anyMatch(chapter::answersTo))
                        .toList();
    }

    private void mustExist(String said) {
        if (all.stream().noneMatch(chapter -> chapter.answersTo(said))) {
            throw UserError.usage(
                    "There is no chapter '" + said + "'",
                    "choose from "
                            + String.join(", ", all.stream().map(Chapter::name).toList()) + ".");
        }
    }
}
