package io.belfry.simulator.call;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/** What an originated channel runs when it was answered: an extension or an application. */
final class Application {

    private static final int NORMAL = 16;

    private final Pbx pbx;
    private final Switchboard board;
    private final Channel c;

    Application(Pbx pbx, Channel c) {
        this.pbx = pbx;
        this.board = pbx.board();
        this.c = c;
    }

    void run(Origination.Request request) {
        if (request.application().isEmpty()) {
            c.context = request.context();
            c.exten = request.exten();
            c.priority = 1;
            pbx.runExtension(c, Double.POSITIVE_INFINITY);
            return;
        }
        c.app = request.application();
        c.appData = request.data();
        switch (c.app) {
            case "ChanSpy" -> new Spying(board, c, c.appData);
            case "ConfBridge" -> pbx.conferences().join(c, c.appData.replaceFirst(",.*", ""));
            case "Wait" -> waits();
            default -> new App(board, c);
        }
    }

    private void waits() {
        App app = new App(board, c);
        double seconds = c.appData.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(c.appData) : 0;
        board.time()
                .afterSeconds(
                        seconds,
                        () -> {
                            if (!c.gone && c.conductor == app) {
                                app.ends(NORMAL);
                            }
                        });
    }
}
