package dev.signlab.shell.cosign.blob;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Base64Text;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
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

  static byte[] read(CosignInvocation cosign, String typed) {
    if (isFile(cosign.invocation(), typed)) {
      byte[] content = cosign.read(typed, LARGEST);
      return Base64Text.decode(text(content)).orElse(content);
    }
    return Base64Text.decode(typed)
        .filter(bytes -> bytes.length > 32)
        .orElseThrow(() -> neither(typed));
  }

  /** Reads a file that must hold Base64: {@code bundle create} takes nothing else. */
  static byte[] decoded(CosignInvocation cosign, String file) {
    return Base64Text.decode(text(cosign.read(file, LARGEST)))
        .orElseThrow(
            () ->
                Problem.of("illegal base64 data in " + file)
                    .expected("the signature in Base64")
                    .found("other bytes")
                    .hint("if they are the signature itself", "base64 " + file)
                    .cause(Cause.MALFORMED)
                    .asException());
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
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
