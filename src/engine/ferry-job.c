/* Work that changes hands. See ferry-job.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-job.h"

/* Below GTK's redraw, so that results by the thousand never freeze a window. */
/* Behind what the user does, before drawing: an animation on a slow machine draws all the time, and
 * would keep a result waiting for ever. */
#define JOB_PRIORITY G_PRIORITY_HIGH_IDLE
#define POOL_THREADS 6

/**
 * ferry_job_init:
 *
 * Fills the head of a job in the thread that will also finish it.
 */
void
ferry_job_init (FerryJob *job,
                void (*run) (FerryJob *, FerryFtpClient *),
                void (*finish) (FerryJob *),
                GCancellable *cancellable)
{
  job->run = run;
  job->finish = finish;
  job->context = g_main_context_ref_thread_default ();
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
}

/**
 * ferry_job_clear:
 *
 * Lets go of what ferry_job_init() took; the struct itself stays.
 */
void
ferry_job_clear (FerryJob *job)
{
  g_clear_pointer (&job->context, g_main_context_unref);
  g_clear_object (&job->cancellable);
}

/**
 * ferry_job_post:
 *
 * Calls @func once in @context's thread, after everything that was posted before. Always by a
 * source: g_main_context_invoke() would run it here, in the worker, whenever the main loop happens
 * to be between two iterations.
 */
void
ferry_job_post (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, JOB_PRIORITY);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, context);
}

static gboolean
on_job_handed_back (gpointer data)
{
  FerryJob *job = data;

  job->finish (job);
  return G_SOURCE_REMOVE;
}

/**
 * ferry_job_hand_back:
 *
 * Gives the job back to the main thread. The worker must not touch it any more.
 */
void
ferry_job_hand_back (FerryJob *job)
{
  ferry_job_post (job->context, on_job_handed_back, job, NULL);
}

static void
run_pooled (gpointer data, gpointer user_data)
{
  FerryJob *job = data;

  job->run (job, NULL);
}

/**
 * ferry_job_run_in_pool:
 *
 * Runs a job that needs no connection in one of a few shared threads.
 */
void
ferry_job_run_in_pool (FerryJob *job)
{
  static gsize is_made;
  static GThreadPool *pool;

  if (g_once_init_enter (&is_made))
    {
      pool = g_thread_pool_new (run_pooled, NULL, POOL_THREADS, FALSE, NULL);
      g_once_init_leave (&is_made, 1);
    }
  g_thread_pool_push (pool, job, NULL);
}
