package book;

/** The Java kernels the book runs in; the names are those scripts/setup installs them under. */
public enum Kernel {
    /** IJava, the one the committed notebooks name. */
    java,
    /** JJava, its maintained fork. */
    jjava
}
