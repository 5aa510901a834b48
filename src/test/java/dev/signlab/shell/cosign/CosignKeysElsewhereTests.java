package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.keys.FakeCluster;
import dev.signlab.crypto.keys.FakeTransit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are not in files, typed. */
class CosignKeysElsewhereTests {

  @TempDir private Path folder;

  @Test
  void makesAKeyInVaultAndShowsItsPublicHalf() throws IOException {
    try (FakeTransit engine = new FakeTransit()) {
      TestLine line =
          new TestLine(
              folder, Map.of("VAULT_ADDR", engine.address(), "VAULT_TOKEN", FakeTransit.TOKEN));
      line.type("cosign generate-key-pair --kms hashivault://team");
      assertThat(line.status()).as(line.err()).isZero();
      assertThat(line.err()).isEqualTo("Public key written to cosign.pub\n");
      assertThat(folder.resolve("cosign.key")).doesNotExist();
      line.type("cosign public-key --key hashivault://team");
      assertThat(line.out()).isEqualTo(Files.readString(folder.resolve("cosign.pub")));
      assertThat(line.type("cosign generate-key-pair --kms hashivault://team", "n\n").err())
          .contains("WARNING: File cosign.pub already exists. Overwrite?");
      assertThat(line.type("cosign public-key --key hashivault://absent").err())
          .contains("Error: hashivault://absent: there is no such key")
          .contains("cosign generate-key-pair --kms hashivault://absent")
          .doesNotContain(FakeTransit.TOKEN);
    }
  }

  @Test
  void makesAKeyInAClusterAndOpensItThereWithoutAPassword() throws IOException {
    try (FakeCluster cluster = new FakeCluster()) {
      Files.writeString(
          folder.resolve("config"),
          """
          current-context: c
          contexts: [{name: c, context: {cluster: k, user: u}}]
          clusters: [{name: k, cluster: {server: "%s"}}]
          users: [{name: u, user: {token: t}}]
          """
              .formatted(cluster.address()));
      TestLine line = new TestLine(folder, Map.of("KUBECONFIG", "config"));
      line.type("cosign generate-key-pair k8s://signing/team", "secret\nsecret\n");
      assertThat(line.status()).as(line.err()).isZero();
      assertThat(line.err())
          .endsWith(
              """
              Successfully created secret team in namespace signing
              Public key written to cosign.pub
              """);
      line.type("cosign public-key --key k8s://signing/team");
      assertThat(line.out()).isEqualTo(Files.readString(folder.resolve("cosign.pub")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generate-key-pair --kms gcpkms://projects/x | gcpkms:// is not served by this lab",
        "generate-key-pair --kms foo | expected format: [plugin name]://[key ref], got: foo",
        "generate-key-pair foo://bar | undefined provider: foo",
        "generate-key-pair github://owner | github:// is not served by this lab",
        "generate-key-pair k8s://a | should be in the format k8s://<namespace>/<secret>",
        "public-key --key awskms://alias/x | awskms:// is not served by this lab",
        "public-key --key foo://bar | loading URL: unrecognized scheme: foo://",
        "public-key --key hashivault://x | VAULT_ADDR is not set",
        "public-key --key openbao://x | BAO_ADDR is not set",
        "public-key --key k8s://a/b | KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must",
        "public-key --key pkcs11:token=x;object=y | COSIGN_PKCS11_MODULE_PATH must be set",
        "public-key --key pkcs11:token=x | one of object and id must be set",
        "public-key --sk | --sk is not served",
        "public-key --slot 9c | --slot is not served",
        "public-key | exactly one of: key reference (--key), or hardware token (--sk)",
        "pkcs11-tool list-tokens | no PKCS#11 module was named",
        "pkcs11-tool list-tokens --module-path lib.so | failed to load PKCS11 module lib.so",
        "pkcs11-tool list-tokens --module-path /etc/passwd | failed to load PKCS11 module",
      })
  void refusesWithTheReasonAndSomethingToDo(String words, String reason) {
    TestLine line = new TestLine(folder, Map.of());
    line.type("cosign " + words);
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).startsWith("Error: ").contains(reason).contains("hint: ");
  }
}
