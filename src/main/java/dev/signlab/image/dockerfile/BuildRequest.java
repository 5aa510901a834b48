package dev.signlab.image.dockerfile;

import java.util.Map;
import java.util.Optional;

/**
 * What is asked for beside the Dockerfile.
 *
 * @param arguments values for its {@code ARG}s ({@code --build-arg})
 * @param platform for which machines ({@code --platform})
 * @param target the name or number of the stage ({@code --target}), or nothing for the last one
 */
public record BuildRequest(
    Map<String, String> arguments, Platform platform, Optional<String> target) {

  /** Nothing but the Dockerfile. */
  public static final BuildRequest PLAIN =
      new BuildRequest(Map.of(), Platform.DEFAULT, Optional.empty());

  /** Copies the values. */
  public BuildRequest {
    arguments = Map.copyOf(arguments);
  }
}
