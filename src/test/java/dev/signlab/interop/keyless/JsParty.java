package dev.signlab.interop.keyless;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.json.Json;
import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.services.deployment.TrustFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/** The packages of sigstore-js. */
final class JsParty implements Party {

  private static final String TOOL = "sigstore-js";

  @Override
  public String called() {
    return "sigstore-js";
  }

  @Override
  public boolean isHere() {
    return Judges.find(TOOL).isPresent();
  }

  @Override
  public Optional<String> cannotSign(Layout layout) {
    return new GoParty().cannotSign(layout);
  }

  @Override
  public Optional<String> cannotVerify(Layout layout) {
    return switch (layout) {
      case LEGACY -> new GoParty().cannotVerify(layout);
      case BUNDLE ->
          Optional.of("sigstore-js does not compare an envelope's subject with anything");
      default -> Optional.empty();
    };
  }

  @Override
  public Tool.Run sign(Signed thing, World world) throws IOException {
    boolean tiles = thing.layout() == Layout.FILE_TILES;
    Tool.Run signed =
        Tool.require(TOOL)
            .with("FULCIO", world.url(ServiceName.FULCIO))
            .with("REKOR", world.url(tiles ? ServiceName.REKOR_V2 : ServiceName.REKOR))
            .with("VERSION", tiles ? "2" : "1")
            .with("TSA", world.url(ServiceName.TSA))
            .with("TOKEN", world.token())
            .with("BLOB", thing.artifact().toString())
            .reading(script("sign.mjs"))
            .run();
    Files.writeString(thing.bundle(), signed.stdout().strip());
    return signed;
  }

  @Override
  public Tool.Run verify(Check check) throws IOException {
    return verify(List.of(check)).getFirst();
  }

  /** Starting it takes a second. */
  @Override
  public List<Tool.Run> verify(List<Check> checks) throws IOException {
    ArrayNode asked = Json.array();
    for (Check each : checks) {
      asked
          .addObject()
          .put("root", each.expected().file(TrustFile.TRUSTED_ROOT))
          .put("bundle", each.thing().bundle().toString())
          .put("blob", each.thing().artifact().toString())
          .put("identity", each.expected().identity())
          .put("issuer", each.expected().issuer());
    }
    Tool.Run all =
        Tool.require(TOOL)
            .with("CHECKS", Json.writeText(asked))
            .reading(script("verify.mjs"))
            .succeed();
    return all.stdout().lines().map(line -> run(all.line(), line)).toList();
  }

  private static Tool.Run run(List<String> line, String said) {
    return new Tool.Run(line, said.equals("OK") ? 0 : 1, "", said);
  }

  private static String script(String name) throws IOException {
    try (InputStream in = JsParty.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
