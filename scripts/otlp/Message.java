package otlp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A Protocol Buffers message taken apart by field number, without a schema.
 *
 * <p>The wire format is small: a tag (field number and one of four types still in use) and then the value. Numbers
 * are kept as Long, everything else as ByteBuffer.
 */
final class Message {
    private final Map<Integer, List<Object>> fields = new HashMap<>();

    /**
     * Throws IllegalArgumentException or BufferUnderflowException where the bytes are no message. A field of another
     * type than asked for is an IllegalArgumentException when it is asked for.
     */
    Message(ByteBuffer bytes) {
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            fields.computeIfAbsent((int) (tag >>> 3), field -> new ArrayList<>())
                    .add(value(in, (int) tag & 7));
        }
    }

    /** The messages in a repeated field, none where it is absent. */
    List<Message> messages(int field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(value -> new Message(typed(value, ByteBuffer.class)))
                .toList();
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    long number(int field) {
        return fields.containsKey(field) ? typed(fields.get(field).get(0), Long.class) : 0;
    }

    String text(int field) {
        return StandardCharsets.UTF_8.decode(bytes(field)).toString();
    }

    String hex(int field) {
        ByteBuffer value = bytes(field);
        byte[] array = new byte[value.remaining()];
        value.get(array);
        return HexFormat.of().formatHex(array);
    }

    private ByteBuffer bytes(int field) {
        return fields.containsKey(field)
                ? typed(fields.get(field).get(0), ByteBuffer.class).duplicate()
                : ByteBuffer.allocate(0);
    }

    private static <T> T typed(Object value, Class<T> type) {
        if (!type.isInstance(value)) throw new IllegalArgumentException("A field of another type than its number says");
        return type.cast(value);
    }

    private static Object value(ByteBuffer in, int type) {
        return switch (type) {
            case 0 -> varint(in);
            case 1 -> in.getLong();
            case 2 -> slice(in, Math.toIntExact(varint(in)));
            case 5 -> (long) in.getInt();
            default -> throw new IllegalArgumentException("Unknown wire type " + type);
        };
    }

    private static ByteBuffer slice(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("A field of %d bytes does not fit".formatted(length));
        }
        ByteBuffer slice = in.slice(in.position(), length);
        in.position(in.position() + length);
        return slice;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A number of more than 64 bits");
    }
}
