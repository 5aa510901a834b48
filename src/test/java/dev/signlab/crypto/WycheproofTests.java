package dev.signlab.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.judge.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Signature edge cases that others collected: C2SP Wycheproof. */
class WycheproofTests {

  @ParameterizedTest
  @CsvSource({
    "ecdsa_secp256r1_sha256_test.json, ECDSA_SHA256, publicKeyDer, 484",
    "ecdsa_secp384r1_sha384_test.json, ECDSA_SHA384, publicKeyDer, 504",
    "ed25519_test.json, ED25519, publicKeyDer, 150",
    "rsa_signature_2048_sha256_test.json, RSA_PKCS1_SHA256, publicKeyDer, 259",
  })
  void everyVerdictIsTheSame(String file, SignatureAlgorithm algorithm, String key, int least)
      throws IOException {
    for (Path edition : Vectors.files("wycheproof/" + file)) {
      JsonNode vectors = Json.parse(Files.readAllBytes(edition), file);
      assertThat(vectors.get("numberOfTests").intValue()).isGreaterThanOrEqualTo(least);
      everyVerdictIsTheSame(vectors, algorithm, key);
    }
  }

  private static void everyVerdictIsTheSame(
      JsonNode vectors, SignatureAlgorithm algorithm, String key) {
    List<String> disagreements = new ArrayList<>();
    int seen = 0;
    for (JsonNode group : vectors.get("testGroups")) {
      byte[] der = HexFormat.of().parseHex(group.get(key).stringValue());
      for (JsonNode test : group.get("tests")) {
        seen++;
        String verdict = verdict(der, algorithm, test);
        String wanted = test.get("result").stringValue();
        if (!wanted.equals("acceptable") && !wanted.equals(verdict)) {
          disagreements.add(test + " was " + verdict);
        }
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(seen).isEqualTo(vectors.get("numberOfTests").intValue());
  }

  private static String verdict(byte[] der, SignatureAlgorithm algorithm, JsonNode test) {
    byte[] message = HexFormat.of().parseHex(test.get("msg").stringValue());
    byte[] signature = HexFormat.of().parseHex(test.get("sig").stringValue());
    try {
      Verifier verifier = VerificationKey.parse(der, "vector").verifier(algorithm);
      boolean valid = verifier.verifies(message, signature);
      algorithm
          .digestAlgorithm()
          .ifPresent(
              hash -> assertSame(valid, verifier, Digest.of(hash, message), signature, test));
      return valid ? "valid" : "invalid";
    } catch (LabException e) {
      return "refused: " + e.problem();
    }
  }

  /** The one form that is "acceptable" to some, without NULL in DigestInfo, is not over digests. */
  private static void assertSame(
      boolean valid, Verifier verifier, Digest digest, byte[] signature, JsonNode test) {
    if (!test.get("result").stringValue().equals("acceptable")) {
      assertThat(verifier.verifies(digest, signature)).as(test.toString()).isEqualTo(valid);
    }
  }
}
