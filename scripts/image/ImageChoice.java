package image;

/** Which ways to an image may be taken. */
public enum ImageChoice {
    /** What is there, else from a registry if one answers, else a build. */
    ANY,
    /** From a registry, even if a build is there; what no registry has is built. */
    PULL,
    /** A build, even if something pulled or added is there; what is never built stays as it is. */
    BUILD
}
