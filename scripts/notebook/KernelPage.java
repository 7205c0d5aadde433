package notebook;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The page of a Java kernel.
 *
 * <p>IJava and JJava grew from one code base and differ in their package names alone, so the few calls
 * go by reflection and everything above this class is the same for both.
 */
final class KernelPage implements Page {
    private static final List<KernelPage> KNOWN = List.of(
            new KernelPage(
                    "io.github.spencerpark.ijava.runtime.Kernel",
                    "getKernelInstance",
                    "io.github.spencerpark.jupyter.kernel.display."),
            new KernelPage(
                    "org.dflib.jjava.kernel.JavaNotebookStatics", "kernel", "org.dflib.jjava.jupyter.kernel.display."));

    private final String statics;
    private final String accessor;
    private final String displays;

    private KernelPage(String statics, String accessor, String displays) {
        this.statics = statics;
        this.accessor = accessor;
        this.displays = displays;
    }

    static Optional<Page> find() {
        return KNOWN.stream().filter(KernelPage::runs).map(Page.class::cast).findFirst();
    }

    @Override
    public void show(Object thing) {
        Reflect.call(kernel(), "display", data(thing));
    }

    @Override
    public Place place() {
        String id = UUID.randomUUID().toString();
        boolean[] filled = {false};
        return thing -> {
            Object data = data(thing);
            Reflect.call(data, "setDisplayId", id);
            if (filled[0]) {
                Reflect.call(Reflect.field(Reflect.call(kernel(), "getIO"), "display"), "updateDisplay", data);
            } else {
                Reflect.call(kernel(), "display", data);
            }
            filled[0] = true;
        };
    }

    @Override
    public void register(Class<?> type) {
        Class<?> function = Reflect.type(displays + "RenderFunction");
        Object render = Proxy.newProxyInstance(
                function.getClassLoader(), new Class<?>[] {function}, (proxy, method, arguments) -> {
                    put(Reflect.call(arguments[1], "getOutputContainer"), arguments[0]);
                    return null;
                });
        Object registration = Reflect.call(Reflect.call(kernel(), "getRenderer"), "createRegistration", type);
        Reflect.call(registration, "preferring", (Object) new String[] {"text/plain"});
        Reflect.call(registration, "register", render);
    }

    private boolean runs() {
        try {
            return kernel() != null;
        } catch (IllegalStateException otherKernel) {
            return false;
        }
    }

    private Object kernel() {
        return Reflect.callStatic(Reflect.type(statics), accessor);
    }

    private Object data(Object thing) {
        Object data = Reflect.create(Reflect.type(displays + "DisplayData"));
        put(data, thing);
        return data;
    }

    private static void put(Object data, Object thing) {
        Rendering.of(thing).byType().forEach((type, content) -> Reflect.call(data, "putData", type, content));
    }
}
