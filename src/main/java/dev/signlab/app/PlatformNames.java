package dev.signlab.app;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;

/**
 * Resolves names as the platform does, which would open all jars of the class path to see whether
 * one of them does it otherwise. Found as {@link QuietLogs} is.
 */
public final class PlatformNames extends InetAddressResolverProvider {

  /** Is loaded by the platform. */
  public PlatformNames() {}

  @Override
  public InetAddressResolver get(Configuration configuration) {
    return configuration.builtinResolver();
  }

  @Override
  public String name() {
    return "the platform's";
  }
}
