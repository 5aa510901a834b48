package dev.signlab.sigstore.client.oidc;

import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * A token in a file that a platform laid down, such as a projected service account token.
 *
 * @param around where the file is
 */
record TokenFile(Surroundings around) implements AmbientProvider {

  @Override
  public String name() {
    return "filesystem";
  }

  @Override
  public boolean isThere() {
    return Files.exists(around.places().tokenFile());
  }

  @Override
  public String token(String audience) {
    byte[] bytes = BoundedFile.read(around.places().tokenFile(), IdentityToken.LARGEST);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
