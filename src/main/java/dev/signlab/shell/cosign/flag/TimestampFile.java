package dev.signlab.shell.cosign.flag;

import dev.signlab.json.Json;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.List;

/** {@code --rfc3161-timestamp}: a timestamp in a file of its own, as cosign 2 wrote it. */
public final class TimestampFile {

  private static final String FLAG = "rfc3161-timestamp";
  private static final int LARGEST = 2 << 20;

  private TimestampFile() {}

  /** Returns the flag. */
  public static Flag flag() {
    return Flag.file(FLAG, "legacy: the timestamp that --rfc3161-timestamp of sign-blob wrote")
        .deprecatedBecause(
            "please use --bundle to provide the output bundle location, which will include the"
                + " signed timestamp");
  }

  /** Reads the answer of the timestamp authority, if the line names one. */
  public static List<byte[]> read(CosignInvocation cosign) {
    return cosign
        .text(FLAG)
        .map(file -> Json.parseObject(cosign.read(file, LARGEST), file))
        .map(fields -> fields.bytes("SignedRFC3161Timestamp"))
        .stream()
        .toList();
  }
}
