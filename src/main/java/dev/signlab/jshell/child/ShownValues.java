package dev.signlab.jshell.child;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;

/**
 * Runs snippets in this JVM, and shows an array inside a record by what it holds: a record's own
 * text has only where it lies in memory.
 */
final class ShownValues extends LocalExecutionControl {

  /** How Java names an array of which it does not say what it holds. */
  private static final Pattern ADDRESS = Pattern.compile("\\[[\\[BCDFIJSZL][\\w.$;]*@[0-9a-f]+");

  @Override
  public String varValue(String className, String varName)
      throws ExecutionControl.RunException,
          ExecutionControl.EngineTerminationException,
          ExecutionControl.InternalException {
    try {
      Field field = findClass(className).getDeclaredField(varName);
      field.setAccessible(true);
      if (field.get(null) instanceof Record made && isHidden(made)) {
        return text(made);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Whatever cannot be looked into is shown as it shows itself.
      return super.varValue(className, varName);
    }
    return super.varValue(className, varName);
  }

  private static boolean isHidden(Object value) {
    return ADDRESS.matcher(String.valueOf(value)).find();
  }

  /** Returns what a value holds, arrays and records in it too. */
  static String text(Object value) {
    if (value instanceof Record made && isHidden(made)) {
      String parts =
          Arrays.stream(made.getClass().getRecordComponents())
              .map(part -> part.getName() + "=" + text(part(made, part)))
              .collect(Collectors.joining(", "));
      return made.getClass().getSimpleName() + "[" + parts + "]";
    }
    boolean array = value != null && value.getClass().isArray();
    return array ? valueString(value) : String.valueOf(value);
  }

  private static Object part(Record made, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(made);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
