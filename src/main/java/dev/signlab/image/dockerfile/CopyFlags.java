package dev.signlab.image.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * The flags of {@code COPY} and {@code ADD}.
 *
 * @param from the value of {@code --from}: a stage's name or number, or an image
 * @param owner the value of {@code --chown}
 * @param mode the value of {@code --chmod}: octal, at most 7777
 * @param isLinked whether the layer stands on its own ({@code --link}): links of the image below
 *     are not followed at the target
 * @param keepsParents whether the folders of the sources are made in the target, too ({@code
 *     --parents})
 * @param excludes patterns of what is left out ({@code --exclude}), as in {@code .dockerignore}
 */
public record CopyFlags(
    Optional<String> from,
    Optional<String> owner,
    Optional<String> mode,
    boolean isLinked,
    boolean keepsParents,
    List<String> excludes) {

  /** No flags. */
  public static final CopyFlags NONE =
      new CopyFlags(Optional.empty(), Optional.empty(), Optional.empty(), false, false, List.of());

  /** Copies the patterns. */
  public CopyFlags {
    excludes = List.copyOf(excludes);
  }
}
