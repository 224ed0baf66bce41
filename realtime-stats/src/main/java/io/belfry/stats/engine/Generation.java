package io.belfry.stats.engine;

/**
 * How often the state of a PBX was read again.
 *
 * @param number counts the resyncs
 * @param resync id of the one that is under way, else null
 */
record Generation(int number, String resync) {

    static final Generation FIRST = new Generation(0, null);

    Generation begun(String id) {
        return new Generation(number + 1, id);
    }

    Generation ended() {
        return new Generation(number, null);
    }

    boolean underway() {
        return resync != null;
    }
}
