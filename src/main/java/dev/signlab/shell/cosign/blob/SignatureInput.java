package dev.signlab.shell.cosign.blob;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Base64Text;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;

/**
 * The value of {@code --signature}: a file with the bytes or their Base64, or the Base64 itself.
 */
final class SignatureInput {

  private static final int LARGEST = BoundedFile.SMALL;

  private SignatureInput() {}

  static byte[] read(Invocation invocation, String typed) {
    if (isFile(invocation, typed)) {
      byte[] content = BlobFiles.read(invocation, typed, LARGEST, "");
      return Base64Text.decode(new String(content, StandardCharsets.ISO_8859_1)).orElse(content);
    }
    return Base64Text.decode(typed)
        .filter(bytes -> bytes.length > 32)
        .orElseThrow(() -> neither(typed));
  }

  private static boolean isFile(Invocation invocation, String typed) {
    try {
      return Files.exists(invocation.path(typed));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static LabException neither(String typed) {
    return Problem.of("loading signature: " + typed + " is neither a file nor Base64")
        .expected("a file with a signature, or the signature in Base64")
        .found(typed)
        .command("ls")
        .cause(Cause.NO_FILE)
        .asException();
  }
}
