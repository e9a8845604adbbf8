/* A thread with one connection to a server. The main thread pushes jobs; the worker runs them in
 * order, keeps the connection alive between them and closes it when nothing came for long.
 * All functions but ferry_worker_ensure_connected() are for the main thread and never wait.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-job.h"
#include "ferry-partner.h"

G_BEGIN_DECLS

typedef struct _FerryWorker FerryWorker;
typedef void (*FerryWorkerLostFunc) (gpointer user_data);

FerryWorker *
ferry_worker_new (const FerryServer *server, FerryLog *log, FerryRate *rate, guint idle_limit);
void ferry_worker_free (FerryWorker *worker);

void ferry_worker_set_lost_func (FerryWorker *worker, FerryWorkerLostFunc func, gpointer user_data);
void ferry_worker_push (FerryWorker *worker, FerryJob *job);
void ferry_worker_set_server (FerryWorker *worker, const FerryServer *server);
void ferry_worker_set_mode (FerryWorker *worker, const FerryServer *server);
void ferry_worker_set_charset (FerryWorker *worker, const FerryServer *server);
void ferry_worker_disconnect (FerryWorker *worker);

gboolean ferry_worker_is_connected (FerryWorker *worker);

gboolean ferry_worker_has_companion (FerryWorker *worker);

/* When the network has changed. */
gboolean ferry_worker_has_address (FerryWorker *worker);
void ferry_worker_cut (FerryWorker *worker);

/* In the worker's thread, by a job. */
FerryFtpClient *ferry_worker_get_companion (const FerryPartner *partner);
gboolean
ferry_worker_ensure_connected (FerryFtpClient *client, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryWorker, ferry_worker_free)

G_END_DECLS
