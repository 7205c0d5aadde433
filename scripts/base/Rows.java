package base;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Makes a table of things: a row per thing, and a column per way to read a value out of it.
 *
 * <p>A text that is null becomes an empty one, a time that is null a missing one.
 */
public final class Rows<T> {
    private final List<Column<?>> columns = new ArrayList<>();
    private final List<Consumer<T>> readers = new ArrayList<>();

    private Rows() {}

    /** A table without columns so far; call as {@code Rows.<JsonNode>of()}. */
    public static <T> Rows<T> of() {
        return new Rows<>();
    }

    /** A column of texts. */
    public Rows<T> text(String name, Function<T, String> value) {
        StringColumn column = StringColumn.create(name);
        return add(column, thing -> {
            String text = value.apply(thing);
            column.append(text == null ? "" : text);
        });
    }

    /** A column of moments, shown in UTC. */
    public Rows<T> time(String name, Function<T, Instant> value) {
        InstantColumn column = InstantColumn.create(name);
        return add(column, thing -> column.append(value.apply(thing)));
    }

    /** A column of numbers. */
    public Rows<T> number(String name, ToDoubleFunction<T> value) {
        DoubleColumn column = DoubleColumn.create(name);
        return add(column, thing -> column.append(value.applyAsDouble(thing)));
    }

    /** A column of whole numbers. */
    public Rows<T> whole(String name, ToIntFunction<T> value) {
        IntColumn column = IntColumn.create(name);
        return add(column, thing -> column.append(value.applyAsInt(thing)));
    }

    /** A column of whole numbers that may be large, such as bytes. */
    public Rows<T> large(String name, ToLongFunction<T> value) {
        LongColumn column = LongColumn.create(name);
        return add(column, thing -> column.append(value.applyAsLong(thing)));
    }

    /** The table of these things, in their order. */
    public Table table(String name, Iterable<? extends T> things) {
        for (T thing : things) readers.forEach(reader -> reader.accept(thing));
        return Table.create(name, columns);
    }

    private Rows<T> add(Column<?> column, Consumer<T> reader) {
        columns.add(column);
        readers.add(reader);
        return this;
    }
}
