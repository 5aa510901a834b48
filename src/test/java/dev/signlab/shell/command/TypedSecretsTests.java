package dev.signlab.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedSecretsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cosign verify --registry-password hunter22 a:1 | cosign verify --registry-password ***"
            + " a:1",
        "cosign verify --registry-token=hunter22 a:1 | cosign verify --registry-token=*** a:1",
        "cosign sign --identity-token eyJhbGciOiJ a:1 | cosign sign --identity-token *** a:1",
        "cosign sign --identity-token ghp_0123456789abcdefghijklmnopqrst a:1"
            + " | cosign sign --identity-token *** a:1",
        "cosign verify --registry-pasword=hunter22 a:1 | cosign verify --registry-pasword=*** a:1",
        "cosign verify -registry-token hunter22 a:1 | cosign verify -registry-token *** a:1",
        "docker login r:5000 -u ann -p hunter22 | docker login r:5000 -u ann -p ***",
        "docker login -u ann -phunter22 r:5000 | docker login -u ann -p*** r:5000",
        "Docker login -u ann -p hunter22 r:5000 | Docker login -u ann -p *** r:5000",
        "sudo -E docker login -u ann -p hunter22 r | sudo -E docker login -u ann -p *** r",
        "/usr/bin/docker login -u ann -p hunter22 r | /usr/bin/docker login -u ann -p *** r",
        "DOCKER.EXE login -u ann -p hunter22 r | DOCKER.EXE login -u ann -p *** r",
        "cosign login r -p 'hunter two' -u ann | cosign login r -p '***' -u ann",
        "skopeo copy --src-creds ann:hunter22 a b | skopeo copy --src-creds *** a b",
        "COSIGN_PASSWORD=hunter22 cosign sign a:1 | COSIGN_PASSWORD=*** cosign sign a:1",
        "COSIGN_PASSWORD='hunter 22' cosign sign | COSIGN_PASSWORD='***' cosign sign",
        "export VAULT_TOKEN=hunter22 | export VAULT_TOKEN=***",
        "cosign verify --key http://ann:hunter22@h/k.pub a | cosign verify --key http://***@h/k.pub"
            + " a",
        "HTTPS_PROXY=http://ann:hunter22@p:1 cosign tree a | HTTPS_PROXY=http://***@p:1 cosign tree"
            + " a",
        "!curl -u ann:hunter22 http://h/ | !curl -u ann:*** http://h/",
        "!curl -H 'Authorization: Bearer hunter22' h | !curl -H 'Authorization: Bearer ***' h",
        "!curl 'http://h/?access_token=hunter22&n=1' | !curl 'http://h/?access_token=***&n=1'",
        "docker login -p hunter22 compose.example | docker login -p *** compose.example",
        "htpasswd -Bbn ann hunter22 > f | htpasswd -Bbn ann *** > f",
        "htpasswd -bB f ann hunter22 | htpasswd -bB f ann ***",
        "htpasswd -b -B -C 10 f ann 4711 | htpasswd -b -B -C 10 f ann ***",
        "docker run --rm --entrypoint htpasswd httpd:2 -Bbn ann hunter22 > f"
            + " | docker run --rm --entrypoint htpasswd httpd:2 -Bbn ann *** > f",
        "ls && docker login -p hunter22 r ; ls | ls && docker login -p *** r ; ls"
      })
  void aSecretIsHiddenAndTheRestStays(String typed, String shown) {
    assertThat(TypedSecrets.hidden(typed)).isEqualTo(shown);
    assertThat(TypedSecrets.isIn(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo hunter22 | docker login --password-stdin -u ann r",
        "printf hunter22 | htpasswd -iBn ann",
        "printf hunter22 | cosign sign --key cosign.key a:1",
        "printf 'hunter22\\n' | cosign public-key --key cosign.key"
      })
  void whatIsPipedToACommandThatReadsAPasswordIsHidden(String typed) {
    assertThat(TypedSecrets.hidden(typed)).contains("***").doesNotContain("hunter22");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkdir -p images/docker",
        "htpasswd -B -c auth/htpasswd ann",
        "registry start --htpasswd htpasswd --token --grant 'ann:app:pull'",
        "cosign verify --key cosign.pub localhost:5001/app:1",
        "docker run -d -p 5001:5001 registry:2",
        "docker compose -f a.yml -p mine up -d",
        "docker login --password-stdin -u ann r",
        "COSIGN_PASSWORD= cosign generate-key-pair",
        "COSIGN_PASSWORD=$PW cosign sign a:1",
        "cosign verify --registry-token --key cosign.pub a:1",
        "cosign sign --identity-token token a:1",
        "cosign sign --identity-token=tokens/alice.jwt a:1",
        "cosign sign --oidc-client-secret-file secret.txt a:1",
        "echo hello | cat",
        "!mkdir -p a/b",
        "docker run -p 127.0.0.1:5001:5001/tcp registry:2",
        "skopeo copy docker://h/a:1 oci:out",
        "cosign attest --predicate p.json --type https://h/a@b a:1"
      })
  void aLineWithoutASecretStaysAsItIs(String typed) {
    assertThat(TypedSecrets.hidden(typed)).isEqualTo(typed);
    assertThat(TypedSecrets.isIn(typed)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "test, the tag latest, the tag latest",
    "test, password test is wrong, password *** is wrong",
    "hunter22, xhunter22y, x***y"
  })
  void aShortSecretIsHiddenOnlyWhereItIsAWord(String secret, String text, String shown) {
    assertThat(TypedSecrets.hidden(text, TypedSecrets.in("X_TOKEN=" + secret))).isEqualTo(shown);
  }

  @Test
  void wordsThatAreTakenApartAlreadyMayBeEmptyOrBeginLikeAnOperator() {
    assertThat(TypedSecrets.in(List.of("cosign", "verify", "--key", "", "a:1"))).isEmpty();
    assertThat(TypedSecrets.in(List.of("docker", "login", "-u", "ann", "-p", "|hunter22")))
        .contains("|hunter22");
  }
}
