package dev.signlab.crypto.x509;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for paths from a certificate to a root by the names of issuers alone; whether their keys
 * signed is seen once a path is whole. Whoever sends certificates may give all of them one name, so
 * that every order of them is a path: the search ends after a number of steps.
 */
final class PathSearch {

  /** The most steps that are taken, and the most certificates between: honest ones have a few. */
  static final int MOST = 1_000;

  /** No path is longer: a signer, a few intermediates, a root. */
  private static final int LONGEST_PATH = 8;

  private final TrustAnchors anchors;
  private final List<List<Certificate>> paths = new ArrayList<>();
  private int steps;
  private boolean cutShort;

  private PathSearch(TrustAnchors anchors) {
    this.anchors = anchors;
  }

  /** Looks for the paths of a certificate. */
  static PathSearch of(Certificate leaf, TrustAnchors anchors) {
    PathSearch search = new PathSearch(anchors);
    search.cutShort = anchors.intermediates().size() > MOST;
    search.extend(List.of(leaf));
    return search;
  }

  /** Returns the paths that were found, in the order of their certificates. */
  List<List<Certificate>> paths() {
    return paths;
  }

  /** Tells whether there may be more paths than were found. */
  boolean isCutShort() {
    return cutShort;
  }

  private void extend(List<Certificate> path) {
    steps++;
    cutShort |= steps > MOST;
    if (cutShort) {
      return;
    }
    Certificate last = path.getLast();
    if (anchors.roots().contains(last)) {
      paths.add(path);
    } else if (path.size() < LONGEST_PATH) {
      issuers(path).forEach(each -> extend(Stream.concat(path.stream(), Stream.of(each)).toList()));
    }
  }

  private Stream<Certificate> issuers(List<Certificate> path) {
    return Stream.concat(anchors.roots().stream(), anchors.intermediates().stream())
        .takeWhile(each -> !cutShort)
        .filter(path.getLast()::namesAsIssuer)
        .filter(issuer -> !path.contains(issuer));
  }
}
