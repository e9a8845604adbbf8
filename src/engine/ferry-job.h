/* Work that changes hands: the main thread fills a job and sends it to a thread, the thread runs
 * it and hands it back, the main thread finishes and frees it. Never two threads at a time.
 * A kind of job is a struct that begins with a FerryJob.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"

G_BEGIN_DECLS

typedef struct _FerryJob FerryJob;

struct _FerryJob
{
  /* In the thread. @client is the thread's connection, NULL where there is none. Calls
   * ferry_job_hand_back() as its last act. */
  void (*run) (FerryJob *job, FerryFtpClient *client);
  void (*finish) (FerryJob *job); /* in the main thread: uses the result and frees the job */
  GMainContext *context;          /* owned; where finish is called */
  GCancellable *cancellable;      /* owned, nullable */
};

void ferry_job_init (FerryJob *job,
                     void (*run) (FerryJob *, FerryFtpClient *),
                     void (*finish) (FerryJob *),
                     GCancellable *cancellable);
void ferry_job_clear (FerryJob *job);
void ferry_job_hand_back (FerryJob *job);
void ferry_job_run_in_pool (FerryJob *job);
void
ferry_job_post (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify destroy);

G_END_DECLS
