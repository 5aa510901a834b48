package dev.signlab.sbom.scan;

import dev.signlab.oci.layout.LayerPath;
import dev.signlab.sbom.catalog.FileFindings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the files of the layers tell, put on top of one another in the order of the layers. What a
 * layer takes away is taken from the layers below it, never from itself.
 */
final class MergedFiles {

  private final TreeMap<String, FileFindings> below = new TreeMap<>();
  private final TreeMap<String, FileFindings> layer = new TreeMap<>();
  private final List<FileFindings> removed = new ArrayList<>();

  /** Takes note of an entry that hides what layers below have at its path. */
  void cover(LayerPath at, boolean isFolder) {
    if (at.path().isEmpty() && at.kind() != LayerPath.Kind.OPAQUE) {
      return;
    }
    switch (at.kind()) {
      case OPAQUE -> removeUnder(below, at.path());
      case WHITEOUT -> remove(below, at.path());
      case ENTRY -> {
        if (isFolder) {
          removeOne(below, at.path());
        } else {
          remove(below, at.path());
          remove(layer, at.path());
        }
      }
    }
  }

  void put(String path, FileFindings findings) {
    layer.put(path, findings);
  }

  /** Ends a layer. */
  void endLayer() {
    below.putAll(layer);
    layer.clear();
  }

  /** Returns what a container would see, by path. */
  Collection<FileFindings> seen() {
    return below.values();
  }

  /** Returns what any layer has, what is seen first. */
  Collection<FileFindings> all() {
    List<FileFindings> all = new ArrayList<>(below.values());
    all.addAll(removed);
    return all;
  }

  private void remove(NavigableMap<String, FileFindings> from, String path) {
    removeOne(from, path);
    removeUnder(from, path);
  }

  private void removeOne(NavigableMap<String, FileFindings> from, String path) {
    FileFindings old = from.remove(path);
    if (old != null) {
      removed.add(old);
    }
  }

  private void removeUnder(NavigableMap<String, FileFindings> from, String folder) {
    Map<String, FileFindings> under =
        folder.isEmpty() ? from : from.subMap(folder + "/", folder + "0");
    removed.addAll(under.values());
    under.clear();
  }
}
