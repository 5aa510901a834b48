package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.Signer;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A file of metadata: what a role says, and the signatures below it (section 4.2). */
public final class SignedFile {

  private SignedFile() {}

  /** Writes what a role says, signed by keys. */
  public static byte[] write(Metadata metadata, Collection<? extends Signer> signers) {
    ObjectNode signed = metadata.signed();
    byte[] form = CanonicalMetadata.of(signed);
    ObjectNode file = Json.object();
    ArrayNode signatures = file.putArray("signatures");
    for (Signer signer : signers) {
      signatures
          .addObject()
          .put("keyid", TufKey.of(signer.publicKey()).id())
          .put("sig", HexFormat.of().formatHex(signer.sign(form)));
    }
    file.set("signed", signed);
    return Json.writePretty(file).getBytes(StandardCharsets.UTF_8);
  }

  static JsonFields signed(byte[] file, String what, TufRole role) {
    JsonFields signed = Json.parseObject(file, what).object("signed");
    String type = signed.text("_type");
    if (!type.equals(role.type())) {
      throw malformed(what, role.type(), type);
    }
    String specification = signed.text("spec_version");
    if (!specification.matches("1(\\.[0-9]+){1,2}")) {
      throw malformed(what, "spec_version 1.x, as this lab reads it", specification);
    }
    return signed;
  }

  static Instant expires(JsonFields signed) {
    String text = signed.text("expires");
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw malformed(signed.what(), "a time, such as 2026-01-01T00:00:00Z", text);
    }
  }

  static MetaFile metaFile(JsonFields signed, TufRole role) {
    return MetaFile.parse(signed.object("meta").object(role.fileName()));
  }

  private static LabException malformed(String what, String expected, String found) {
    return Problem.of(what + " is not the metadata of that role")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
