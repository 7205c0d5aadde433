package image;

import java.util.List;
import java.util.Optional;

/** An image that the project takes as its authors publish it and never builds: from a registry or an archive. */
record PublishedImage(String reference, String licence, Optional<String> digest) implements Image {
    private static final String AGPL = "AGPL-3.0-only";

    /** A build would make their modules part of this project, and their licence would then bind it. */
    static final List<PublishedImage> ALL = List.of(
            of("grafana/loki:3.7.6", "sha256:efd47c67f9bac88ca29bcf8cb997d9ab29d1848bd0aff579282295542a745952"),
            of("grafana/tempo:2.10.8", "sha256:f0561deb1c68ec44d6e6e7e4487f30106c4e5e768642077695b37958b105812a"),
            of("grafana/grafana:13.2.3", "sha256:b28bae15e219c998fb0e0424ed724930cc61b1f61fb404d47c862f9a23f9e572"));

    private static PublishedImage of(String reference, String digest) {
        return new PublishedImage(reference, AGPL, Optional.of(digest));
    }
}
