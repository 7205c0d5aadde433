package lab.node;

import java.util.List;

/** One long-running program of the node: how it is called, what it is told, when it may start. */
interface Daemon {
    String name();

    List<String> command();

    /** Writes configuration files before the first start. */
    default void prepare() {}

    /** True once it does its work; asked several times a second. */
    default boolean ready() {
        return true;
    }
}
