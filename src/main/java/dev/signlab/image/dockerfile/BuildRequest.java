package dev.signlab.image.dockerfile;

import dev.signlab.oci.model.Platform;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked for beside the Dockerfile.
 *
 * @param arguments values for its {@code ARG}s ({@code --build-arg})
 * @param platform for which machines ({@code --platform})
 * @param target the name or number of the stage ({@code --target}), or nothing for the last one
 * @param labels labels of the finished image, which win over its own ({@code --label})
 * @param pulls whether base images are fetched from their registries even where this machine has
 *     them ({@code --pull})
 */
public record BuildRequest(
    Map<String, String> arguments,
    Platform platform,
    Optional<String> target,
    Map<String, String> labels,
    boolean pulls) {

  /** Nothing but the Dockerfile. */
  public static final BuildRequest PLAIN =
      new BuildRequest(Map.of(), Platform.LINUX_AMD64, Optional.empty());

  /** Copies the values. */
  public BuildRequest {
    arguments = Map.copyOf(arguments);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** Asks for no further labels, and for base images from this machine where it has them. */
  public BuildRequest(Map<String, String> arguments, Platform platform, Optional<String> target) {
    this(arguments, platform, target, Map.of(), false);
  }
}
