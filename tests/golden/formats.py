"""Files of other programs' formats, as those programs' own Python packages
write them: onnx 1.23 and tensorboard 2.21.

    python3 tests/golden/formats.py
"""

import base64
import io
import json
import pathlib

import numpy as np
from onnx import TensorProto, helper, numpy_helper
from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2
from tensorboard.compat.proto import tensor_shape_pb2
from tensorboard.summary.writer.record_writer import RecordWriter


def onnx_model():
    weights = np.arange(6, dtype=np.float32).reshape(2, 3) / 4
    indices = np.array([1, -1], dtype=np.int64)
    nodes = [
        helper.make_node("MatMul", ["x", "weights"], ["y"], name="first"),
        helper.make_node(
            "LayerNormalization",
            ["y", "scale", ""],
            ["z"],
            name="second",
            axis=-1,
            epsilon=1e-5,
        ),
        helper.make_node(
            "Transpose", ["z"], ["out"], name="third", perm=[0, 2, 1]
        ),
    ]
    graph = helper.make_graph(
        nodes,
        "golden",
        [
            helper.make_tensor_value_info(
                "x", TensorProto.FLOAT, ["batch", "time", 2]
            )
        ],
        [
            helper.make_tensor_value_info(
                "out", TensorProto.FLOAT, ["batch", 300, "time"]
            )
        ],
        [
            numpy_helper.from_array(weights, "weights"),
            numpy_helper.from_array(np.float32(0.5), "scale"),
            numpy_helper.from_array(indices, "indices"),
        ],
    )
    model = helper.make_model(
        graph,
        producer_name="fluxion",
        producer_version="1.2.3",
        ir_version=8,
        opset_imports=[helper.make_opsetid("", 17)],
    )
    helper.set_model_props(model, {"clé": "café ✓", "empty": ""})
    return base64.b64encode(model.SerializeToString()).decode()


def record(event):
    stream = io.BytesIO()
    RecordWriter(stream).write(event.SerializeToString())
    return base64.b64encode(stream.getvalue()).decode()


def summary(time, step, values):
    return event_pb2.Event(
        wall_time=time, step=step, summary=summary_pb2.Summary(value=values)
    )


def scalar(tag, value):
    return summary_pb2.Summary.Value(tag=tag, simple_value=value)


def text(tag, value):
    return summary_pb2.Summary.Value(
        tag=tag,
        metadata=summary_pb2.SummaryMetadata(
            plugin_data=summary_pb2.SummaryMetadata.PluginData(
                plugin_name="text"
            ),
            data_class=summary_pb2.DATA_CLASS_TENSOR,
        ),
        tensor=tensor_pb2.TensorProto(
            dtype=7,
            string_val=[value.encode()],
            tensor_shape=tensor_shape_pb2.TensorShapeProto(
                dim=[tensor_shape_pb2.TensorShapeProto.Dim(size=1)]
            ),
        ),
    )


def tensorboard():
    header = event_pb2.Event(wall_time=1234.5, file_version="brain.Event:2")
    restart = event_pb2.Event(
        wall_time=2.25,
        step=300,
        session_log=event_pb2.SessionLog(status=event_pb2.SessionLog.START),
    )
    steps = [1, 127, 128, 16384, 999999999, 2**40 + 5]
    return {
        "header": record(header),
        "restart": record(restart),
        "scalars": [
            {
                "step": step,
                "record": record(
                    summary(
                        1.7e9 + step / 7,
                        step,
                        [scalar("loss/é", step / 3), scalar("b", -1e-9)],
                    )
                ),
            }
            for step in steps
        ],
        "text": record(summary(0.5, 9, [text("sample", "ä\n\tb" * 60)])),
    }


golden = {"onnx": onnx_model(), "tensorboard": tensorboard()}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(golden, indent=1) + "\n")
