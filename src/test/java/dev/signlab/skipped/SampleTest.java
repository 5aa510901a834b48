package dev.signlab.skipped;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one test of a class that no build runs by itself, to see how it ends. */
public final class SampleTest {

  private SampleTest() {}

  /** Runs a method without parameters, or the first case of a method with some. */
  public static TestExecutionResult run(Class<?> sample, String method) {
    List<TestExecutionResult> results = new ArrayList<>();
    TestExecutionListener collector =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
              results.add(result);
            }
          }
        };
    LauncherFactory.create(quiet()).execute(request(sample, method), collector);
    return results.getFirst();
  }

  private static LauncherDiscoveryRequest request(Class<?> sample, String method) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectMethod(sample.getName() + "#" + method))
        .build();
  }

  /** Without the listener that prints what was skipped: these skips are nobody's news. */
  private static LauncherConfig quiet() {
    return LauncherConfig.builder()
        .enableTestExecutionListenerAutoRegistration(false)
        .enableTestEngineAutoRegistration(false)
        .addTestEngines(jupiter())
        .build();
  }

  private static TestEngine jupiter() {
    return ServiceLoader.load(TestEngine.class).stream()
        .filter(each -> each.type().getName().startsWith("org.junit.jupiter."))
        .map(ServiceLoader.Provider::get)
        .findFirst()
        .orElseThrow();
  }
}
