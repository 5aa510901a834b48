package dev.signlab.shell.cosign.blob;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.storage.BoundedFile;

/** A signing configuration: accepted as long as it names no service that the lab cannot use. */
final class SigningConfigFile {

  private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.signingconfig.v0.2+json";
  private static final String[] SERVICES = {"rekorTlogUrls", "tsaUrls"};

  private SigningConfigFile() {}

  /** Reads the file where one was named; tells whether there was one. */
  static boolean check(CosignInvocation cosign) {
    var name = cosign.flag(BlobFlags.SIGNING_CONFIG).filter(text -> !text.isEmpty());
    name.ifPresent(file -> check(cosign, file));
    return name.isPresent();
  }

  private static void check(CosignInvocation cosign, String file) {
    byte[] json =
        BlobFiles.read(
            cosign.invocation(), file, BoundedFile.SMALL, "error getting signing config: ");
    JsonFields fields = Json.parseObject(json, file);
    if (!fields.text("mediaType").equals(MEDIA_TYPE)) {
      throw Problem.of("error getting signing config: unsupported media type in " + file)
          .expected(MEDIA_TYPE)
          .found(fields.text("mediaType"))
          .cause(Cause.MALFORMED)
          .asException();
    }
    for (String services : SERVICES) {
      if (fields.has(services) && !fields.array(services).isEmpty()) {
        throw Problem.of("the lab does not upload to logs or timestamp authorities yet")
            .expected("a signing configuration without " + services)
            .found(services + " in " + file)
            .hint("leave --" + BlobFlags.SIGNING_CONFIG + " out: then only your key signs")
            .asException();
      }
    }
  }
}
