package image;

import base.Progress;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program's image: its static binaries under /bin and what any such image needs, nothing else, no shell. */
record ProgramImage(
        String reference,
        String licence,
        Optional<String> digest,
        List<String> entrypoint,
        String user,
        Optional<String> onlyBeside,
        Program program)
        implements ImageRecipe {

    static Draft named(String reference) {
        return new Draft(reference, "Apache-2.0", null, List.of(), "", null);
    }

    @Override
    public String origin() {
        return program.origin();
    }

    @Override
    public String version() {
        return program.version();
    }

    @Override
    public String key() {
        return new CacheKey()
                .with(reference)
                .with(entrypoint)
                .with(user)
                .with(program.source().key())
                .with(Scratch.LAYOUT)
                .toString();
    }

    @Override
    public JibContainerBuilder assemble(Path workspace, Progress progress) throws IOException, InterruptedException {
        Binaries.ensure(List.of(program), progress);
        Scratch scratch = new Scratch();
        for (String binary : program.binaries()) {
            scratch.executable(program.folder().resolve(binary), "/bin/" + binary);
        }
        return scratch.image().setEntrypoint(entrypoint).setUser(user);
    }

    /** An image not yet given its program: an enum constant cannot name itself. */
    record Draft(
            String reference, String licence, String digest, List<String> entrypoint, String user, String onlyBeside) {
        /** Another than Apache-2.0, under which most of what the demo runs is. */
        Draft licence(String spdx) {
            return new Draft(reference, spdx, digest, entrypoint, user, onlyBeside);
        }

        /** What the tag stands for in the registry, all processors together. */
        Draft digest(String published) {
            return new Draft(reference, licence, published, entrypoint, user, onlyBeside);
        }

        Draft entrypoint(String... command) {
            return new Draft(reference, licence, digest, List.of(command), user, onlyBeside);
        }

        Draft user(String id) {
            return new Draft(reference, licence, digest, entrypoint, id, onlyBeside);
        }

        /** Another image without which nobody uses this one. */
        Draft onlyBeside(String other) {
            return new Draft(reference, licence, digest, entrypoint, user, other);
        }

        ProgramImage of(Program program) {
            return new ProgramImage(
                    reference,
                    licence,
                    Optional.ofNullable(digest),
                    entrypoint,
                    user,
                    Optional.ofNullable(onlyBeside),
                    program);
        }
    }
}
