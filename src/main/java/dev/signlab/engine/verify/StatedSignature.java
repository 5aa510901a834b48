package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.intoto.Subject;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What a verified statement says, in the form in which cosign 3 shows signatures. */
record StatedSignature(Statement statement, Optional<Subject> subject) {

  private static final String NO_ANNOTATIONS = "\"optional\":null}";

  static StatedSignature of(Statement statement, Digest digest) {
    Optional<Subject> named =
        statement.subjects().stream().filter(each -> each.has(digest)).findFirst();
    return new StatedSignature(statement, named);
  }

  Map<String, String> annotations() {
    return subject.map(Subject::annotations).orElse(Map.of());
  }

  VerifiedSignature verified(int number, String image, Digest digest) {
    SortedMap<String, JsonNode> optional = new TreeMap<>();
    annotations().forEach((name, value) -> optional.put(name, StringNode.valueOf(value)));
    var shown =
        new SimpleSigningPayload(
            image, digest.toString(), statement.predicateType().uri(), optional);
    String json = new String(shown.bytes(), StandardCharsets.UTF_8);
    if (optional.isEmpty()) {
      json = json.replace(NO_ANNOTATIONS, "\"optional\":{}}");
    }
    return new VerifiedSignature(number, Digest.of(statement.bytes()), json, json, shown);
  }
}
