package dev.signlab.sigstore.client.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.Exchange;
import dev.signlab.sigstore.client.ScriptedService;
import dev.signlab.sigstore.client.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFinderTests {

  private final Map<String, String> variables = new HashMap<>();
  private final List<String> said = new ArrayList<>();
  @TempDir private Path folder;
  private ScriptedService service;
  private Path tokenFile;

  @BeforeEach
  void start() throws IOException {
    service = new ScriptedService();
    tokenFile = folder.resolve("oidc-token");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aWorkflowIsAskedBeforeVariableAndFile() throws IOException {
    service.then(200, "{\"count\":1,\"value\":\"" + token("workflow") + "\"}");
    variables.put("ACTIONS_ID_TOKEN_REQUEST_URL", service.url() + "/token?api-version=2.0");
    variables.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "s3cret-request");
    variables.put("SIGSTORE_ID_TOKEN", token("variable"));
    Files.writeString(tokenFile, token("file"));

    assertThat(find(ambient()).subject()).isEqualTo("workflow");

    assertThat(service.heard().getFirst().line())
        .isEqualTo("GET /token?api-version=2.0&audience=sigstore");
    assertThat(service.heard().getFirst().authorization()).isEqualTo("bearer s3cret-request");
    Exchange exchange = service.log().all().getFirst();
    assertThat(exchange.toString()).doesNotContain("s3cret").doesNotContain(token("workflow"));
  }

  @Test
  void anAgentIsAskedForTheJob() {
    service.then(200, "{\"token\":\"" + token("agent") + "\"}");
    variables.put("BUILDKITE_AGENT_ACCESS_TOKEN", "s3cret-agent");
    variables.put("BUILDKITE_AGENT_ENDPOINT", service.url() + "/v3");
    variables.put("BUILDKITE_JOB_ID", "018-ab");

    assertThat(find(ambient()).subject()).isEqualTo("agent");

    assertThat(service.heard().getFirst().line()).isEqualTo("POST /v3/jobs/018-ab/oidc/tokens");
    assertThat(service.heard().getFirst().text()).isEqualTo("{\"audience\":\"sigstore\"}");
    assertThat(service.heard().getFirst().authorization()).isEqualTo("Token s3cret-agent");
  }

  @Test
  void theVariableComesBeforeTheFile() throws IOException {
    Files.writeString(tokenFile, token("file") + "\n");
    assertThat(find(ambient()).subject()).isEqualTo("file");

    variables.put("SIGSTORE_ID_TOKEN", token("variable"));
    assertThat(find(ambient()).subject()).isEqualTo("variable");
    assertThat(find(ambient("filesystem")).subject()).isEqualTo("file");
  }

  @Test
  void whatFailsGivesWayToTheNext() {
    service.then(403, "{\"message\":\"Resource not accessible by integration\"}");
    variables.put("ACTIONS_ID_TOKEN_REQUEST_URL", service.url() + "/token");
    variables.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "t");

    LabException alone = catchThrowableOfType(LabException.class, () -> find(ambient()));
    assertThat(alone.problem().found())
        .contains("status 403: Resource not accessible by integration");

    variables.put("SIGSTORE_ID_TOKEN", token("variable"));
    assertThat(find(ambient()).subject()).isEqualTo("variable");
  }

  @Test
  void aProviderThatIsNotServedIsToldAndNotPassedOver() {
    variables.put("GOOGLE_SERVICE_ACCOUNT_NAME", "x");

    LabException refused = catchThrowableOfType(LabException.class, () -> find(ambient()));
    assertThat(refused.problem().isOf(Cause.NO_TOKEN)).isTrue();
    assertThat(refused.problem().found())
        .contains("google-impersonate, which cosign would ask here");
    assertThat(refused.problem().hints().toString()).contains("world token --identity");
  }

  @Test
  void aMetadataServerOnThisMachineIsAsked() {
    service.then(200, token("machine") + "\n");
    variables.put("GCE_METADATA_HOST", URI.create(service.url()).getAuthority());

    assertThat(find(ambient()).subject()).isEqualTo("machine");

    assertThat(service.heard().getFirst().line())
        .isEqualTo(
            "GET /computeMetadata/v1/instance/service-accounts/default/identity"
                + "?audience=sigstore&format=full");
    assertThat(service.log().all().getFirst().requestHeaders().first("Metadata-Flavor"))
        .contains("Google");
    assertThat(service.log().all().getFirst().toString()).doesNotContain(token("machine"));
    variables.put("SIGSTORE_ID_TOKEN", token("variable"));
    assertThat(find(ambient()).subject()).as("cosign's order").isEqualTo("variable");
  }

  @Test
  void aMetadataServerElsewhereIsNotAskedAndThatIsSaid() throws IOException {
    for (String host :
        List.of(
            "169.254.169.254",
            "metadata.google.internal",
            "localhost.example",
            "localhost@a.example")) {
      variables.put("GCE_METADATA_HOST", host);
      LabException named =
          catchThrowableOfType(LabException.class, () -> find(ambient("google-workload-identity")));
      assertThat(named.problem().isOf(Cause.NO_TOKEN)).isTrue();
      assertThat(named.problem().found()).contains(host);
    }
    assertThat(service.log().all()).isEmpty();
    Files.writeString(folder.resolve("product"), "Google Compute Engine\n");
    service.then(200, "{}");
    assertThat(catchThrowableOfType(LabException.class, () -> find(ambient())))
        .as("a sign-in that goes no further")
        .isNotNull();
    assertThat(said.getFirst()).contains("google-workload-identity is not asked, as cosign would");
    variables.put("SIGSTORE_ID_TOKEN", token("variable"));
    said.clear();
    assertThat(find(ambient()).subject()).isEqualTo("variable");
    assertThat(said).isEmpty();
  }

  @Test
  void theAgentOfSpireIsToldAndNotPassedOver() throws IOException {
    Files.createFile(folder.resolve("api.sock"));
    LabException usual = catchThrowableOfType(LabException.class, () -> find(ambient()));
    assertThat(usual.problem().found()).contains("spiffe, which cosign would ask here");
    assertThat(usual.problem().summary()).contains("gRPC");
    Files.delete(folder.resolve("api.sock"));
    Files.createFile(folder.resolve("other.sock"));
    variables.put("SPIFFE_ENDPOINT_SOCKET", folder.resolve("other.sock").toString());
    LabException named = catchThrowableOfType(LabException.class, () -> find(ambient()));
    assertThat(named.problem().isOf(Cause.NO_TOKEN)).isTrue();

    variables.put("SPIFFE_ENDPOINT_SOCKET", "unix://" + folder.resolve("other.sock"));
    service.then(200, "{}");
    assertThat(catchThrowableOfType(LabException.class, () -> find(ambient())))
        .as("a sign-in that goes no further")
        .isNotNull();
    assertThat(said.getFirst()).contains("spiffe is not asked", "cosign takes a path there");
  }

  @Test
  void anUnknownProviderIsRefusedByName() {
    LabException refused = catchThrowableOfType(LabException.class, () -> find(ambient("circle")));
    assertThat(refused.problem().summary()).isEqualTo("circle is not a valid provider");
  }

  @Test
  void theGivenTokenIsAllThatCounts() {
    variables.put("SIGSTORE_ID_TOKEN", token("variable"));
    IdentityToken given = IdentityToken.parse(Tokens.ALICE, "it");

    assertThat(find(TokenRequest.of(given))).isSameAs(given);
  }

  @Test
  void withoutATerminalADeviceSignsIn() {
    service.then(
        200, "{\"issuer\":\"" + service.url() + "\",\"token_endpoint\":\"" + service.url() + "\"}");

    LabException refused = catchThrowableOfType(LabException.class, () -> find(ambient()));
    assertThat(said).containsExactly("Non-interactive mode detected, using device flow.");
    assertThat(refused.problem().summary())
        .isEqualTo("oidc: device authorization endpoint not returned by provider");
  }

  private IdentityToken find(TokenRequest request) {
    Places places = new Places(tokenFile, folder.resolve("api.sock"), folder.resolve("product"));
    Surroundings around = new Surroundings(variables, places, service.transport());
    return new TokenFinder(around, new Nobody()).find(request);
  }

  private TokenRequest ambient(String... provider) {
    return new TokenRequest(
        Optional.empty(),
        true,
        Optional.of(provider).filter(p -> p.length > 0).map(p -> p[0]),
        Optional.empty(),
        ClientRegistration.USUAL,
        () -> service.url());
  }

  private static String token(String subject) {
    return Tokens.of("{\"iss\":\"https://i.example\",\"sub\":\"" + subject + "\"}");
  }

  private final class Nobody implements SignIn {

    @Override
    public boolean isInteractive() {
      return false;
    }

    @Override
    public void say(String line) {
      said.add(line);
    }

    @Override
    public boolean open(URI page) {
      return false;
    }
  }
}
