package dev.signlab.scenario.model;

import dev.signlab.oci.name.Reference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be there when a scenario begins. Whatever a learner already has is left as it is.
 *
 * @param registry the port at which a registry must answer, or nothing when none is needed
 * @param keepsAccess whether the learner says who may use the registry; otherwise everybody may
 * @param sigstore whether the services of keyless signing must answer
 * @param files files and folders of the scenario that are copied into the learner's folder
 * @param images images that must be in the registry
 * @param localImages images that must be on this machine
 * @param keys key pairs that must be in the learner's folder
 * @param signatures signatures that images must carry
 * @param variables what the session has while the scenario is open, unless the learner set them
 */
public record WorldPlan(
    Optional<Integer> registry,
    boolean keepsAccess,
    boolean sigstore,
    List<String> files,
    List<Image> images,
    List<Image> localImages,
    List<Key> keys,
    List<Signature> signatures,
    Map<String, String> variables) {

  /** A world in which nothing is prepared. */
  public static final WorldPlan EMPTY =
      new WorldPlan(
          Optional.empty(),
          false,
          false,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of());

  /** Copies the lists. */
  public WorldPlan {
    files = List.copyOf(files);
    images = List.copyOf(images);
    localImages = List.copyOf(localImages);
    keys = List.copyOf(keys);
    signatures = List.copyOf(signatures);
    variables = Map.copyOf(variables);
  }

  /**
   * An image to build.
   *
   * @param name its reference, or its name on this machine
   * @param from the folder of the scenario that holds its Dockerfile
   */
  public record Image(String name, String from) {}

  /**
   * A key pair to make.
   *
   * @param prefix of its two files, such as {@code cosign}
   * @param password of the private key; no secret, since the scenario's file says it
   */
  public record Key(String prefix, String password) {}

  /**
   * A signature to make.
   *
   * @param image which image
   * @param key the prefix of a key of this plan
   * @param annotations what the payload carries
   * @param layout in which it hangs there; nothing for what the variables of the plan ask for
   */
  public record Signature(
      Reference image, String key, Map<String, String> annotations, Optional<String> layout) {

    /** Copies the annotations. */
    public Signature {
      annotations = Map.copyOf(annotations);
    }
  }
}
