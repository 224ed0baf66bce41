package io.belfry.simulator.ami;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How the AMI port behaves towards all its clients: as it should, or stalled, refusing, or waiting
 * for slow readers.
 */
final class Line {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private volatile boolean stalled;
    private volatile boolean refusing;
    private volatile boolean patient;

    /** Returns when nothing keeps an answer or event from being sent. */
    void await() throws InterruptedException {
        if (!stalled) {
            return;
        }
        lock.lock();
        try {
            while (stalled) {
                flows.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void stall(boolean stall) {
        lock.lock();
        try {
            stalled = stall;
            flows.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void refuse(boolean refuse) {
        refusing = refuse;
    }

    boolean isRefusing() {
        return refusing;
    }

    /** Whether the PBX waits for a slow client rather than to disconnect it. */
    boolean isPatient() {
        return patient;
    }

    void patient(boolean waits) {
        patient = waits;
    }
}
