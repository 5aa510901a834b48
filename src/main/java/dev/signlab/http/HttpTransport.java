package dev.signlab.http;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.TransportException.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

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

  private final InstantSource clock;
  private final ExchangeLog log;
  private final TlsSettings tls;
  private final @Nullable SSLSocketFactory sockets;
  private final Duration connectTimeout;
  private final Duration readTimeout;

  private HttpTransport(
      InstantSource clock,
      ExchangeLog log,
      TlsSettings tls,
      Duration connectTimeout,
      Duration readTimeout) {
    this.clock = clock;
    this.log = log;
    this.tls = tls;
    this.sockets = tls.isPlatform() ? null : tls.factory();
    this.connectTimeout = connectTimeout;
    this.readTimeout = readTimeout;
  }

  /**
   * Returns a transport that trusts the authorities of the Java platform.
   *
   * @param clock says when each exchange began
   * @param log takes the exchanges
   */
  public static HttpTransport of(InstantSource clock, ExchangeLog log) {
    Duration connect = Duration.ofSeconds(5);
    return new HttpTransport(clock, log, TlsSettings.PLATFORM, connect, Duration.ofSeconds(60));
  }

  /** Returns the same transport that trusts exactly the authorities in a PEM text. */
  public HttpTransport trusting(byte[] pem) {
    return with(tls.trusting(pem));
  }

  /** Returns the same transport that believes any certificate, for those who asked for that. */
  public HttpTransport trustingAnybodyUnsafe() {
    return with(tls.trustingAnybody());
  }

  /**
   * Returns the same transport that shows a certificate to servers that ask for one.
   *
   * @param certificates the certificate in PEM, and the authorities between it and the root
   * @param pkcs8 its private key in DER
   */
  public HttpTransport presenting(byte[] certificates, byte[] pkcs8) {
    return with(tls.presenting(TlsIdentity.of(certificates, pkcs8)));
  }

  /** Returns the same transport that asks servers for the certificate of another name. */
  public HttpTransport expectingServer(String name) {
    return with(tls.expecting(name));
  }

  /** Returns the same transport with other limits of patience. */
  public HttpTransport withTimeouts(Duration connect, Duration read) {
    return new HttpTransport(clock, log, tls, connect, read);
  }

  private HttpTransport with(TlsSettings settings) {
    return new HttpTransport(clock, log, settings, connectTimeout, readTimeout);
  }

  /** Tells whether this transport was told how to speak TLS. */
  public boolean hasOwnTrust() {
    return sockets != null;
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
    String host = Objects.requireNonNullElse(request.uri().getHost(), "");
    if (!isLoopback(host)) {
      log.askingOutside(request.uri().getRawAuthority());
    }
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    try {
      HttpURLConnection connection = connect(request);
      writeBody(connection, request);
      int status = statusOf(connection);
      return new Response(
          request,
          status,
          headersOf(connection),
          bodyOf(connection, status),
          new Recording(startedAt, start));
    } catch (IOException e) {
      TransportException failure = failure(request, e);
      recordFailure(request, startedAt, start, failure);
      throw failure;
    }
  }

  private static int statusOf(HttpURLConnection connection) throws IOException {
    try {
      int status = connection.getResponseCode();
      if (status < 0) {
        throw new IOException("the first line is not that of an HTTP answer");
      }
      return status;
    } catch (HttpRetryException e) {
      // A demand for credentials after a streamed body: the JDK reports it in this way.
      return e.responseCode();
    }
  }

  private HttpURLConnection connect(Request request) throws IOException {
    URL url = request.uri().toURL();
    HttpURLConnection connection =
        (HttpURLConnection)
            (isLoopback(url.getHost()) ? url.openConnection(Proxy.NO_PROXY) : url.openConnection());
    if (connection instanceof HttpsURLConnection https && sockets != null) {
      https.setSSLSocketFactory(sockets);
      if (tls.anybody()) {
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

  private static Headers headersOf(HttpURLConnection connection) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    connection
        .getHeaderFields()
        .forEach(
            (name, values) -> {
              // HttpURLConnection lists the status line under the name null.
              if (name != null) {
                fields.put(name, values.reversed());
              }
            });
    return new Headers(fields);
  }

  private static InputStream bodyOf(HttpURLConnection connection, int status) throws IOException {
    if (status < 400) {
      return connection.getInputStream();
    }
    InputStream error = connection.getErrorStream();
    return error == null ? InputStream.nullInputStream() : error;
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
            Optional.of(failure.failure().words())));
  }

  private static BodyPreview sent(Request request) {
    if (request.body() instanceof Body.Bytes bytes) {
      byte[] content = bytes.content();
      return BodyPreview.of(content, Math.min(content.length, BodyPreview.KEPT), content.length);
    }
    return new BodyPreview(request.body().length(), "", true);
  }

  static TransportException failure(Request request, IOException e) {
    Failure failure =
        switch (e) {
          case SocketTimeoutException timeout -> Failure.TIMEOUT;
          case ConnectException refused -> Failure.REFUSED;
          case NoRouteToHostException route -> Failure.REFUSED;
          case UnknownHostException host -> Failure.UNKNOWN_HOST;
          case SSLException tls -> Failure.TLS;
          default -> Failure.PROTOCOL;
        };
    return new TransportException(failure, request, e);
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
