package lab.node;

import java.net.URI;
import java.util.List;

/** One long-running program of the node. */
interface Daemon {
    /** As {@code lab status} shows it. */
    String name();

    /** The program and its arguments. */
    List<String> command();

    /** Answers 200, without credentials, while the daemon does its work; an address inside the box. */
    URI health();

    /** Writes configuration files before the first start. */
    default void prepare() {}
}
