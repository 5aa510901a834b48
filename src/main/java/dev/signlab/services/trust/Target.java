package dev.signlab.services.trust;

import dev.signlab.sigstore.tuf.TargetFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file to hand out.
 *
 * @param name its name, without folders
 * @param content its bytes
 * @param use what older clients find it by
 */
@SuppressWarnings("ArrayRecordComponent")
public record Target(String name, byte[] content, Optional<TargetFile.Use> use) {

  /** Makes a target of text. */
  public static Target of(String name, String content) {
    return new Target(name, content.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  /** Makes a target of text that older clients find by its use. */
  public static Target of(String name, String content, TargetFile.Use use) {
    return new Target(name, content.getBytes(StandardCharsets.UTF_8), Optional.of(use));
  }

  TargetFile file() {
    return TargetFile.of(content, use);
  }
}
