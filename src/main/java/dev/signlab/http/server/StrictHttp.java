package dev.signlab.http.server;

import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Makes Jetty's connections, with our reader of heads in them. Jetty itself is told of no path: it
 * would refuse those that lead upwards, which are for the handler to judge.
 *
 * <p>{@code HttpConnection} is no public class of Jetty, and may change at any update. There is no
 * public way in 12.1: {@code HttpCompliance} knows no rule on the spaces of a request line, the
 * only limit of time is that of a silent connection, {@code UriCompliance} cannot let a path pass
 * that leads above the root, and the parser of a connection is made in that class alone.
 */
final class StrictHttp extends HttpConnectionFactory {

  private final Duration longestHead;

  StrictHttp(HttpConfiguration configuration, Duration longestHead) {
    super(configuration);
    this.longestHead = longestHead;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(
        new StrictConnection(getHttpConfiguration(), longestHead, connector, endPoint),
        connector,
        endPoint);
  }

  /** Returns the target of a request as it was sent. */
  static String targetOf(Request request) {
    return ((StrictConnection) request.getConnectionMetaData()).target;
  }

  private static final class StrictConnection extends HttpConnection {

    private final Duration longestHead;
    private String target = "/";

    StrictConnection(
        HttpConfiguration configuration,
        Duration longestHead,
        Connector connector,
        EndPoint endPoint) {
      // The constructor of Jetty's makes the parser already.
      this.longestHead = longestHead;
      super(configuration, connector, endPoint);
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
      target = uri;
      return super.newHttpStream(method, HttpMethod.CONNECT.is(method) ? uri : "/", version);
    }

    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
      HttpParser parser = super.newHttpParser(compliance);
      HttpParser strict =
          new StrictParser(
              (HttpParser.RequestHandler) parser.getHandler(),
              getHttpConfiguration().getRequestHeaderSize(),
              longestHead,
              compliance);
      strict.setHeaderCacheSize(parser.getHeaderCacheSize());
      strict.setHeaderCacheCaseSensitive(parser.isHeaderCacheCaseSensitive());
      return strict;
    }
  }
}
