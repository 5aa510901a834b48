package dev.signlab.http;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;

/**
 * Sends requests and records them. Immutable and safe for use by several threads.
 *
 * <p>It stands on {@link HttpURLConnection}, which answers its first request 30 ms after the start
 * of a Java process where {@code java.net.http} takes 190 ms (both with an AOT cache), and a
 * one-shot command has no more than a hundred. Redirects are not followed here, since credentials
 * must not follow them.
 */
public final class HttpTransport {

  private static final String AGENT = "signlab/0.1";
  private static final int BUFFER = 64 << 10;

  static {
    // A login in a proxy's URL is what its owner wants to send to it; Go's programs do so, too.
    if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
      System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }
  }

  private final InstantSource clock;
  private final ExchangeLog log;
  private final TlsSockets tls;
  private final Supplier<Map<String, String>> environment;
  private final Duration connectTimeout;
  private final Duration readTimeout;

  private HttpTransport(
      InstantSource clock,
      ExchangeLog log,
      TlsSockets tls,
      Supplier<Map<String, String>> environment,
      Duration connectTimeout,
      Duration readTimeout) {
    this.clock = clock;
    this.log = log;
    this.tls = tls;
    this.environment = environment;
    this.connectTimeout = connectTimeout;
    this.readTimeout = readTimeout;
  }

  /**
   * Returns a transport that trusts the authorities of this machine, as the variables of the
   * process name them, and goes through the proxies that they name.
   *
   * @param clock says when each exchange began
   * @param log takes the exchanges
   */
  public static HttpTransport of(InstantSource clock, ExchangeLog log) {
    return new HttpTransport(
        clock,
        log,
        new TlsSockets(TlsSettings.PLATFORM),
        System::getenv,
        Duration.ofSeconds(5),
        Duration.ofSeconds(60));
  }

  /**
   * Returns the same transport with other variables; those that count are {@code SSL_CERT_FILE},
   * {@code SSL_CERT_DIR}, {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}.
   *
   * @param variables is asked before each request
   */
  public HttpTransport in(Supplier<Map<String, String>> variables) {
    return new HttpTransport(clock, log, tls, variables, connectTimeout, readTimeout);
  }

  /** Returns the same transport that trusts exactly the authorities in a PEM text. */
  public HttpTransport trusting(byte[] pem) {
    return with(tls.settings().trusting(pem));
  }

  /** Returns the same transport that believes any certificate, for those who asked for that. */
  public HttpTransport trustingAnybodyUnsafe() {
    return with(tls.settings().trustingAnybody());
  }

  /**
   * Returns the same transport that shows a certificate to servers that ask for one.
   *
   * @param certificates the certificate in PEM, and the authorities between it and the root
   * @param pkcs8 its private key in DER
   */
  public HttpTransport presenting(byte[] certificates, byte[] pkcs8) {
    return with(tls.settings().presenting(TlsIdentity.of(certificates, pkcs8)));
  }

  /** Returns the same transport that asks servers for the certificate of another name. */
  public HttpTransport expectingServer(String name) {
    return with(tls.settings().expecting(name));
  }

  /** Returns the same transport with other limits of patience. */
  public HttpTransport withTimeouts(Duration connect, Duration read) {
    return new HttpTransport(clock, log, tls, environment, connect, read);
  }

  private HttpTransport with(TlsSettings settings) {
    TlsSockets sockets = new TlsSockets(settings);
    return new HttpTransport(clock, log, sockets, environment, connectTimeout, readTimeout);
  }

  /** Tells whether this transport was told how to speak TLS. */
  public boolean hasOwnTrust() {
    return !tls.settings().isPlatform();
  }

  /** Returns the log that takes the exchanges. */
  public ExchangeLog log() {
    return log;
  }

  /** Returns the clock. */
  public InstantSource clock() {
    return clock;
  }

  /**
   * Sends a request and waits for the head of the answer, whatever its status.
   *
   * @throws TransportException when no answer comes
   */
  public Response send(Request request) {
    log.asking();
    String host = Objects.requireNonNullElse(request.uri().getHost(), "");
    if (!isLoopback(host)) {
      log.askingOutside(request.uri().getRawAuthority());
    }
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    Optional<ProxyServer> proxy = new ProxyRules(environment.get()).serverFor(request.uri());
    try {
      HttpURLConnection connection = connect(request, proxy);
      writeBody(connection, request);
      int status = PlatformAnswer.statusOf(connection);
      Headers headers = PlatformAnswer.headersOf(connection);
      return new Response(
          request,
          status,
          headers,
          AnswerBody.of(request, headers, PlatformAnswer.bodyOf(connection, status)),
          new Recording(startedAt, start));
    } catch (IOException e) {
      TransportException failure = TransportFailures.of(request, e, proxy);
      recordFailure(request, startedAt, start, failure);
      throw failure;
    }
  }

  private HttpURLConnection connect(Request request, Optional<ProxyServer> proxy)
      throws IOException {
    HttpURLConnection connection = opened(request.uri().toURL(), proxy);
    if (connection instanceof HttpsURLConnection https) {
      https.setSSLSocketFactory(tls.in(environment.get()));
      if (tls.settings().anybody()) {
        https.setHostnameVerifier((host, session) -> true);
      }
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) connectTimeout.toMillis());
    connection.setReadTimeout((int) readTimeout.toMillis());
    connection.setRequestMethod(request.method());
    connection.setRequestProperty("User-Agent", AGENT);
    connection.setRequestProperty("Accept", "*/*");
    request
        .headers()
        .fields()
        .forEach((name, values) -> connection.setRequestProperty(name, sendable(name, values)));
    if (!(connection instanceof HttpsURLConnection)) {
      proxy
          .flatMap(ProxyServer::authorization)
          .ifPresent(value -> connection.setRequestProperty("Proxy-Authorization", value));
    }
    return connection;
  }

  private static HttpURLConnection opened(URL url, Optional<ProxyServer> proxy) throws IOException {
    if (proxy.isEmpty()) {
      return (HttpURLConnection)
          (isLoopback(url.getHost()) ? url.openConnection(Proxy.NO_PROXY) : url.openConnection());
    }
    HttpURLConnection connection = (HttpURLConnection) url.openConnection(proxy.get().proxy());
    if (proxy.get().login().isPresent()) {
      connection.setAuthenticator(proxy.get().authenticator());
    }
    return connection;
  }

  /** The platform would repeat a value that it refuses, and it may be a token. */
  private static String sendable(String name, List<String> values) {
    String value = String.join(", ", values);
    if (value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f))) {
      return value;
    }
    throw Problem.of("the header field " + name + " cannot be sent")
        .expected("a value on one line")
        .found("a line break or another control character in it")
        .cause(Cause.MALFORMED)
        .asException();
  }

  /** Small bodies are sent from memory, so that the answer 401 to them can be read and met. */
  private static void writeBody(HttpURLConnection connection, Request request) throws IOException {
    if (!request.sendsBody()) {
      return;
    }
    connection.setDoOutput(true);
    if (request.body() instanceof Body.Streamed streamed) {
      connection.setFixedLengthStreamingMode(streamed.length());
    }
    try (InputStream in = request.body().open();
        OutputStream out = connection.getOutputStream()) {
      byte[] buffer = new byte[Math.clamp(request.body().length(), 1, BUFFER)];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
  }

  /** A class and no lambda: the JVM makes those anew in each process, and this is the first. */
  private final class Recording implements Consumer<Response> {
    private final Instant startedAt;
    private final long start;

    private Recording(Instant startedAt, long start) {
      this.startedAt = startedAt;
      this.start = start;
    }

    @Override
    public void accept(Response response) {
      record(response, startedAt, start);
    }
  }

  private void record(Response response, Instant startedAt, long start) {
    log.add(
        new Exchange(
            response.request().method(),
            response.uri(),
            response.request().headers(),
            sent(response.request()),
            response.status(),
            response.headers(),
            response.preview(),
            Duration.ofNanos(System.nanoTime() - start),
            startedAt,
            start,
            Optional.empty()));
  }

  private void recordFailure(
      Request request, Instant startedAt, long start, TransportException failure) {
    log.add(
        new Exchange(
            request.method(),
            request.uri(),
            request.headers(),
            sent(request),
            0,
            Headers.NONE,
            BodyPreview.NONE,
            Duration.ofNanos(System.nanoTime() - start),
            startedAt,
            start,
            Optional.of(failure.failure().words())));
  }

  private static BodyPreview sent(Request request) {
    if (request.body() instanceof Body.Bytes bytes) {
      byte[] content = bytes.content();
      return BodyPreview.of(content, Math.min(content.length, BodyPreview.KEPT), content.length);
    }
    return new BodyPreview(request.body().length(), "", true);
  }

  /** Tells whether a host is this machine's own loopback, by its name alone. */
  public static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || (host.startsWith("127.") && isAddress(host))
        || host.equals("[::1]");
  }

  private static boolean isAddress(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
