package dev.signlab.services.oidc;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The issuers of a world. It is opened with the address at which it will answer, since that is what
 * its tokens say, and answers there by its {@link OidcEndpoints}:
 *
 * <pre>{@code
 * OidcService oidc = OidcService.open(folder, clock, "http://localhost:5101");
 * OidcEndpoints endpoints = new OidcEndpoints(oidc);
 * LoopbackServer.start(settings.withPort(5101), endpoints, endpoints);
 * }</pre>
 *
 * <p>Keys are kept in the folder; sign-ins that are under way are forgotten with the process. Safe
 * for use by several threads.
 */
public final class OidcService {

  private static final List<Identity.Person> PEOPLE =
      List.of(
          Identity.Person.of("alice@example.com"),
          Identity.Person.of("bob@example.com"),
          Identity.Person.of("mallory@example.net"),
          Identity.Person.of("dave@example.com").unverified());

  private final String url;
  private final IdentityTokens tokens;
  private final SignInEndpoint signIn;
  private final DeviceEndpoint devices;
  private final TokenEndpoint tokenEndpoint;
  private final ActionsEndpoint actions;

  private OidcService(
      String url, IdentityTokens tokens, List<Identity.Person> people, InstantSource clock) {
    this.url = url;
    this.tokens = tokens;
    this.signIn = new SignInEndpoint(tokens, people, clock);
    this.devices = new DeviceEndpoint(tokens, people, clock);
    this.tokenEndpoint = new TokenEndpoint(tokens, signIn, devices.grants());
    this.actions = new ActionsEndpoint(tokens, clock);
  }

  /**
   * Opens the issuers of a folder, which one process may do at a time.
   *
   * @param folder holds their keys; they are made where there are none
   * @param clock the time that tokens say
   * @param url where they answer, without a slash at the end
   * @throws dev.signlab.diagnostic.LabException when the folder holds something else
   */
  public static OidcService open(Path folder, InstantSource clock, String url) {
    return open(folder, clock, url, PEOPLE);
  }

  /**
   * Opens the same issuers for other people.
   *
   * @param people who can be chosen on the page with one click; anybody else types an address
   */
  public static OidcService open(
      Path folder, InstantSource clock, String url, List<Identity.Person> people) {
    IdentityTokens tokens = IdentityTokens.open(folder, url, clock);
    return new OidcService(url, tokens, List.copyOf(people), clock);
  }

  /** Returns where people sign in, and what their tokens call the issuer. */
  public String url() {
    return url;
  }

  /** Returns the address of an issuer: the claim {@code iss} of its tokens. */
  public String issuer(IssuerKind kind) {
    return tokens.issuer(kind);
  }

  /** Returns what makes tokens without anybody signing in. */
  public IdentityTokens tokens() {
    return tokens;
  }

  /** Returns who can be chosen on the sign-in page where nobody says it. */
  public static List<Identity.Person> people() {
    return PEOPLE;
  }

  /** Returns by what a job of the build service fetches its tokens, for six hours. */
  public JobVariables variablesOf(WorkflowRun run) {
    return actions.variablesOf(run);
  }

  SignInEndpoint signIn() {
    return signIn;
  }

  DeviceEndpoint devices() {
    return devices;
  }

  TokenEndpoint tokenEndpoint() {
    return tokenEndpoint;
  }

  ActionsEndpoint actions() {
    return actions;
  }
}
