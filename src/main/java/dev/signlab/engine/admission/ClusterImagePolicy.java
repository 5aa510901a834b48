package dev.signlab.engine.admission;

import dev.signlab.oci.name.Reference;
import java.nio.file.Path;
import java.util.List;

/**
 * A policy of sigstore's policy-controller: one of its authorities must pass for every image that
 * one of its globs fits.
 *
 * @param name of the policy
 * @param mode what becomes of images that no authority passes
 * @param globs which images
 * @param authorities any of which is enough
 */
public record ClusterImagePolicy(
    String name, Mode mode, List<ImageGlob> globs, List<Authority> authorities) {

  /** What becomes of images that fail a policy. */
  public enum Mode {
    /** They are refused. */
    ENFORCE,
    /** They are let in, with a warning. */
    WARN
  }

  /** Copies the lists. */
  public ClusterImagePolicy {
    globs = List.copyOf(globs);
    authorities = List.copyOf(authorities);
  }

  /**
   * Reads the policies of a file, one or several documents of YAML.
   *
   * @param file named in problems; it is not read
   * @param content what is in it, in UTF-8
   * @throws dev.signlab.diagnostic.LabException with the line of what is not understood
   */
  public static List<ClusterImagePolicy> parseAll(Path file, byte[] content) {
    return PolicyReader.read(file, content);
  }

  boolean isAbout(Reference image, String typed) {
    return globs.stream().anyMatch(glob -> glob.fits(image, typed));
  }
}
