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

  /** Tells whether the file has a path, wherever the root of the image is. */
  boolean is(String wanted) {
    return path.equals(wanted);
  }

  /** Tells whether the file lies directly in a folder. */
  boolean isIn(String folder) {
    return path.startsWith(folder + "/") && path.indexOf('/', folder.length() + 1) < 0;
  }
}
