package dev.signlab.sbom.catalog;

/**
 * A plain file of a layer, before its content is looked at.
 *
 * @param path from the root of the image, without a slash before it
 * @param size in bytes
 */
public record ImageFile(String path, long size) {

  /** Returns the last part of the path. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Tells whether the file has a path, counted from the root of the image. */
  boolean is(String wanted) {
    return path.equals(wanted);
  }

  /** Tells whether the file has a path in this system, or in one that lies in a folder of it. */
  boolean isInSystem(String wanted) {
    return path.endsWith(wanted)
        && (path.length() == wanted.length()
            || path.charAt(path.length() - wanted.length() - 1) == '/');
  }

  /** Tells whether the file lies directly in a folder of such a system. */
  boolean isDirectlyIn(String folder) {
    int slash = path.lastIndexOf('/');
    int start = slash - folder.length();
    return start >= 0
        && path.startsWith(folder, start)
        && (start == 0 || path.charAt(start - 1) == '/');
  }
}
