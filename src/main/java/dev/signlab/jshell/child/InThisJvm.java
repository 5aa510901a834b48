package dev.signlab.jshell.child;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Makes what runs snippets in this JVM. */
final class InThisJvm implements ExecutionControlProvider {

  @Override
  public String name() {
    return "here";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    return new ShownValues();
  }
}
