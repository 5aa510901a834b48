package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.sigstore.client.ServiceDoor;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on this machine's loopback for a browser to come back with a code. */
final class RedirectListener implements AutoCloseable {

  private static final String HTML = "text/html; charset=utf-8";

  private final CompletableFuture<String> code = new CompletableFuture<>();
  private final String state;
  private final String path;
  private final LoopbackServer server;

  private RedirectListener(String state, String path, URI wanted, OidcIssuer issuer) {
    this.state = state;
    this.path = path;
    ServerSettings usual = ServerSettings.of(issuer.door().transport().clock());
    int port = Math.max(0, wanted.getPort());
    this.server =
        LoopbackServer.start(
            new ServerSettings(port, usual.tls(), usual.clock(), usual.listener()),
            this::handle,
            (call, failure) -> call.answer(500, "the answer could not be taken"));
  }

  static RedirectListener start(OidcIssuer issuer, ClientRegistration client, String state) {
    URI wanted =
        ServiceDoor.of("the redirect", client.redirectUrl(), issuer.door().transport()).base();
    if (!HttpTransport.isLoopback(wanted.getHost()) || !"http".equals(wanted.getScheme())) {
      throw Problem.of("the browser cannot come back to " + wanted)
          .expected("an address of this machine, such as " + ClientRegistration.REDIRECT)
          .found(wanted.toString())
          .asException();
    }
    return new RedirectListener(state, wanted.getPath(), wanted, issuer);
  }

  /** The address to which the browser comes back. */
  String url() {
    return server.url() + path;
  }

  private void handle(Call call) throws IOException {
    // A browser asks for / where an address has no path (RFC 9110, section 7.1).
    if (!call.path().equals(path.isEmpty() ? "/" : path)) {
      call.answer(404, "nothing is here but " + url());
      return;
    }
    String returned = call.query("state").orElse("");
    boolean mine =
        MessageDigest.isEqual(
            returned.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    Optional<String> granted = call.query("code").filter(each -> mine);
    page(call, granted.isPresent());
    granted.ifPresentOrElse(code::complete, () -> code.completeExceptionally(refused(call, mine)));
  }

  private static void page(Call call, boolean good) throws IOException {
    String words = good ? "Sigstore Auth Successful" : "Sigstore Auth failed";
    String html =
        "<!DOCTYPE html><html lang=\"en\"><title>Sigstore Auth</title><body><h1>"
            + words
            + "</h1><p>You may now close this page.</p></body></html>";
    call.answer(good ? 200 : 400, HTML, html.getBytes(StandardCharsets.UTF_8));
  }

  private static LabException refused(Call call, boolean mine) {
    String error = call.query("error_description").or(() -> call.query("error")).orElse("no code");
    return Problem.of(mine ? "the issuer let nobody in" : "invalid state token")
        .expected("a code, with the state that was sent")
        .found(mine ? error : "a browser with another state: a stale page, or an attack")
        .cause(Cause.NO_TOKEN)
        .asException();
  }

  /** Waits for the code. */
  String code(Duration patience) {
    try {
      return code.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw Problem.of("nobody signed in")
          .expected("somebody, within " + patience.toSeconds() + " seconds")
          .found("nobody came back from the browser")
          .cause(Cause.NO_TOKEN)
          .asException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LabException refused) {
        throw refused;
      }
      throw new AssertionError("only refusals are put in", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of("the sign-in was stopped").cause(Cause.NO_TOKEN).asException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
