package dev.signlab.transparency.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Vectors;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 518 proofs, good and bad, of transparency-dev/merkle. */
class MerkleVectorsTests {

  @ParameterizedTest
  @CsvSource({
    "inclusion, 98",
    "consistency, 98",
    "subtreeinclusion, 204",
    "subtreeconsistency, 118"
  })
  void everyVerdictIsTheSame(String kind, int count) throws IOException {
    List<String> disagreements = new ArrayList<>();
    List<Path> files = files(Vectors.folder("merkle").resolve(kind));
    for (Path file : files) {
      JsonFields vector = Json.parseObject(Files.readAllBytes(file), file.toString());
      boolean bad = vector.node().path("wantErr").booleanValue(false);
      if (verdict(kind, vector) == bad) {
        disagreements.add(file + " should be " + (bad ? "bad" : "good"));
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(files).hasSize(count);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  private static boolean verdict(String kind, JsonFields vector) {
    return switch (kind) {
      case "inclusion" ->
          new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), proof(vector))
              .proves(bytes(vector, "leafHash"), bytes(vector, "root"));
      case "subtreeinclusion" ->
          InclusionProof.inPart(
                  number(vector, "leafIdx"),
                  number(vector, "start"),
                  number(vector, "end"),
                  proof(vector))
              .proves(bytes(vector, "leafHash"), bytes(vector, "root"));
      case "consistency" ->
          ConsistencyProof.between(number(vector, "size1"), number(vector, "size2"), proof(vector))
              .proves(bytes(vector, "root1"), bytes(vector, "root2"));
      default -> partConsistency(vector);
    };
  }

  private static boolean partConsistency(JsonFields vector) {
    ConsistencyProof proof =
        new ConsistencyProof(
            number(vector, "start"), number(vector, "end"), number(vector, "size"), proof(vector));
    byte[] part = bytes(vector, "root1");
    return proof.proves(part, bytes(vector, "root2")) || proof.provesEmpty(part);
  }

  /** Numbers go to two to the 64th there; what is above a long becomes negative. */
  private static long number(JsonFields vector, String name) {
    return new BigInteger(vector.node().get(name).asString()).longValue();
  }

  private static byte[] bytes(JsonFields vector, String name) {
    return vector.has(name) ? Base64.getDecoder().decode(vector.text(name)) : new byte[0];
  }

  private static List<byte[]> proof(JsonFields vector) {
    return vector.array("proof").stream()
        .map(each -> Base64.getDecoder().decode(each.stringValue()))
        .toList();
  }
}
