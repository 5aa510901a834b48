package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;

/**
 * Names as requests carry them. Only what passes here becomes part of a file's path: a repository's
 * name, a tag and a digest have no room for two dots in a row or a leading slash.
 */
final class Names {

  private static final Registry HERE = new Registry("localhost");

  private Names() {}

  static String repository(String text) {
    try {
      return new Repository(HERE, text).path();
    } catch (LabException e) {
      throw RegistryError.of(ErrorCode.NAME_INVALID, "invalid repository name").about(text);
    }
  }

  static Digest digest(String text) {
    try {
      return Digest.parse(text);
    } catch (LabException e) {
      throw RegistryError.of(ErrorCode.DIGEST_INVALID, "invalid digest").about(text);
    }
  }

  static String tag(String text) {
    try {
      return new TagReference(new Repository(HERE, "any"), text).tag();
    } catch (LabException e) {
      throw RegistryError.of(ErrorCode.TAG_INVALID, "manifest tag is not a tag").about(text);
    }
  }
}
